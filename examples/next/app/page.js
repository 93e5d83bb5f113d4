"use client";

import "article-analyzer/element";
import { useEffect, useRef, useState } from "react";

export default function Page() {
  const element = useRef(null);
  const [speakers, setSpeakers] = useState([]);
  // The article comes from the server and may be analysed before React takes it over.
  useEffect(() => {
    const analyzer = element.current;
    const show = () => {
      const { stats, entities } = analyzer.analysis;
      setSpeakers(stats.speakers.filter(({ entity }) => entity !== null).map(({ entity }) => entities[entity].name));
    };
    if (analyzer.analysis) show();
    analyzer.addEventListener("analysis", show);
    return () => analyzer.removeEventListener("analysis", show);
  }, []);
  return (
    <main>
      <article-analyzer ref={element}>
        <h1>Bridge to open in May</h1>
        <p>“The bridge will open in May,” said Anna Kovač, the mayor of Torvale.</p>
      </article-analyzer>
      <output>Who speaks: {speakers.join(", ")}</output>
    </main>
  );
}

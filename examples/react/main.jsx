// The article is React's own; the element marks it where it stands and tells who speaks.

import "article-analyzer/element";
import { useState } from "react";
import { createRoot } from "react-dom/client";

function Story() {
  const [speakers, setSpeakers] = useState([]);
  const onAnalysis = ({ detail: { stats, entities } }) =>
    setSpeakers(stats.speakers.filter(({ entity }) => entity !== null).map(({ entity }) => entities[entity].name));
  return (
    <main>
      <article-analyzer onanalysis={onAnalysis}>
        <h1>Bridge to open in May</h1>
        <p>“The bridge will open in May,” said Anna Kovač, the mayor of Torvale.</p>
      </article-analyzer>
      <output>Who speaks: {speakers.join(", ")}</output>
    </main>
  );
}

createRoot(document.querySelector("#app")).render(<Story />);

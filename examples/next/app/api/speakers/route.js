import { analyze } from "article-analyzer";

export async function POST(request) {
  const { stats, entities } = analyze(await request.text());
  return Response.json(stats.speakers.map(({ entity }) => (entity === null ? null : entities[entity].name)));
}

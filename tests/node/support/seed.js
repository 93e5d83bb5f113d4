// What every made-up text begins with: the same on every run, so that a test that passes today passes tomorrow, unless
// SEED asks for others; what breaks a test becomes a case.

export const SEED = Number(process.env.SEED ?? 20240617);

const { readContent, ...article } = await import(process.env.KONTRAS_BENCH_ARTICLE);

export const locales = readContent(process.env.KONTRAS_BENCH_CONTENT);
export const { articleOf, pairsOf, slugOf } = article;

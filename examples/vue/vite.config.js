import vue from "@vitejs/plugin-vue";

// Vue is told that the element is none of its own components.
const isCustomElement = (tag) => tag === "article-analyzer";

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };

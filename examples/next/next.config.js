// On the server Node reads the package itself, with the module beside it.
export default { serverExternalPackages: ["article-analyzer"] };

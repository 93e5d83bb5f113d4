/** The module, as bundlers that take WebAssembly give it: an address, or a `WebAssembly.Module`; `init` takes either. */
declare const source: object | string;
export default source;

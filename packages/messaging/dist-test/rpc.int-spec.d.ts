export {};
//# sourceMappingURL=rpc.int-spec.d.ts.map
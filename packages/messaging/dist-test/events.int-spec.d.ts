export {};
//# sourceMappingURL=events.int-spec.d.ts.map
"""Processing algorithms: parameters, one call of the engine, declared outputs."""

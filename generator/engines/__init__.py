"""The ways out of the core: MkDocs and ProperDocs through a plugin, and a plain folder for any other engine."""

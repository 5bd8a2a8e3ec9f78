namespace Orleans;

/// <summary>Marks an attribute by which a constructor parameter asks for a part of the grain that the runtime makes.</summary>
public interface IFacetMetadata;

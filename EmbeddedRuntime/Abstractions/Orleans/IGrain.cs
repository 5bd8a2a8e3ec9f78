using Orleans.Runtime;

namespace Orleans;

/// <summary>Marks an interface whose methods are calls to a grain.</summary>
public interface IGrain : IAddressable;

/// <summary>A grain that is identified by a string.</summary>
public interface IGrainWithStringKey : IGrain;

/// <summary>A grain that is identified by a 64-bit integer.</summary>
public interface IGrainWithIntegerKey : IGrain;

namespace Orleans;

/// <summary>
/// Makes references to grains. A reference is cheap, is not an activation, and never ends: the grain is activated when
/// it is called.
/// </summary>
public interface IGrainFactory
{
    /// <summary>A reference to the grain with this key.</summary>
    /// <param name="primaryKey">Its key; not empty.</param>
    /// <param name="grainClassNamePrefix">
    /// Where several classes implement the interface: how the full name of the wanted one starts.
    /// </param>
    /// <exception cref="ArgumentException">No class implements the interface, or several do.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;

    /// <inheritdoc cref="GetGrain{TGrainInterface}(string, string?)"/>
    TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey;
}

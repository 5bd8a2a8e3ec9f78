using Orleans.Runtime;

namespace Orleans;

/// <summary>What one can ask of a grain or of a reference to one.</summary>
public static class GrainExtensions
{
    /// <summary>The identity of <paramref name="grain"/>.</summary>
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.GrainId,
        IGrainBase instance => instance.GrainContext.GrainId,
        null => throw new ArgumentNullException(nameof(grain)),
        _ => throw new ArgumentException($"{grain.GetType()} is neither a grain nor a reference to one.", nameof(grain)),
    };

    /// <summary>The key of a grain that is identified by a string.</summary>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    /// <summary>The key of a grain that is identified by an integer.</summary>
    /// <exception cref="InvalidOperationException">The grain's key is not an integer.</exception>
    public static long GetPrimaryKeyLong(this IAddressable grain)
    {
        var id = grain.GetGrainId();
        return id.TryGetIntegerKey(out var key)
            ? key
            : throw new InvalidOperationException($"Unable to extract integer key from grain id {id}.");
    }

    /// <summary>A reference to <paramref name="grain"/> that other grains may keep and call.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain)
        where TGrainInterface : IAddressable
    {
        var references = grain switch
        {
            GrainReference reference => reference.References,
            IGrainBase instance => instance.GrainContext.GrainReference.References,
            _ => throw new ArgumentException($"{grain?.GetType()} is not a grain.", nameof(grain)),
        };
        return references.Get<TGrainInterface>(grain.GetGrainId());
    }
}

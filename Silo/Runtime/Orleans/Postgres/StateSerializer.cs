using Isobar.Adapters.Sqlite.GrainStorage;
using Orleans.Storage;

namespace Isobar.Silo.Runtime.Postgres;

/// <summary>States as they are stored on one machine: JSON, so that they can be read, and moved from there.</summary>
internal sealed class StateSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(GrainStateJson.Serialize(input));

    /// <exception cref="InvalidDataException">What is stored does not fit the type.</exception>
    public T Deserialize<T>(BinaryData input) => GrainStateJson.Deserialize<T>(typeof(T).Name, input.ToMemory().Span);
}

namespace Orleans.Core;

/// <summary>A stored state, whatever its type. Operations started together run one after the other.</summary>
public interface IStorage
{
    /// <summary>The version last read or written; <c>null</c> when nothing is stored.</summary>
    string? Etag { get; }

    bool RecordExists { get; }

    Task ClearStateAsync();

    /// <exception cref="Storage.InconsistentStateException">The stored version is not <see cref="Etag"/>.</exception>
    Task WriteStateAsync();

    Task ReadStateAsync();

    Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

    Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

    Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
}

/// <inheritdoc/>
public interface IStorage<TState> : IStorage
{
    /// <summary>The state in memory. Changes are stored by <see cref="IStorage.WriteStateAsync()"/> only.</summary>
    TState State { get; set; }
}

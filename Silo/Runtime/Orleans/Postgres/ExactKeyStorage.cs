using System.Data.Common;
using System.Net.Sockets;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Isobar.Silo.Runtime.Postgres;

/// <summary>
/// Orleans' storage for ADO.NET, with keys that stay apart and failures that callers know.
/// </summary>
/// <remarks>
/// That storage takes any key that reads as a hexadecimal number or as a GUID for one, and stores it as one: users <c>7</c>, <c>07</c> and <c>007</c>,
/// or <c>a</c> and <c>A</c>, would share a state. A first character that is no digit keeps keys what they are: text.
/// </remarks>
internal sealed class ExactKeyStorage(IGrainStorage inner, string database) : IGrainStorage
{
    private static readonly byte[] Mark = "="u8.ToArray();

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        GuardAsync(inner.ReadStateAsync(stateName, Exact(grainId), grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        GuardAsync(inner.WriteStateAsync(stateName, Exact(grainId), grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        GuardAsync(inner.ClearStateAsync(stateName, Exact(grainId), grainState));

    private static GrainId Exact(GrainId grainId) => GrainId.Create(grainId.Type, new IdSpan([.. Mark, .. grainId.Key.AsSpan()]));

    // An exception of the driver's cannot be told from one of the grain's by whoever called the grain from another silo.
    private async Task GuardAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception failure) when (failure is DbException or SocketException or IOException or TimeoutException)
        {
            throw new OrleansException($"{database} could not read or write the state of a grain: {failure.Message}", failure);
        }
    }
}

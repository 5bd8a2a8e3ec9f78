using System.Text.Json;
using Isobar.Silo.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using Orleans.Serialization;
using Orleans.Serialization.Configuration;
using Orleans.Streaming.GCP.Messages;

namespace Isobar.Tests.Versions.Wire;

/// <summary>
/// Orleans' serializer, as a process of a cluster has it, of this or of another version. Another version is one in which other types bear the aliases that
/// silos know each other's types by.
/// </summary>
internal sealed class OrleansBytes : IDisposable
{
    /// <summary>The stream provider whose messages are read.</summary>
    public const string Provider = "isobar";

    public static readonly JsonDataAdapter Adapter = new(JsonSerializerOptions.Web);

    private readonly ServiceProvider _services;
    private readonly Serializer _serializer;

    private OrleansBytes(params (string Alias, Type Type)[] others)
    {
        _services = new ServiceCollection()
            .AddLogging()
            .AddOrleansClient(static client => client.UseLocalhostClustering())
            .AddFailureSerialization()
            .AddKeyedSingleton<IPubSubDataAdapter>(Provider, Adapter)
            .PostConfigure<TypeManifestOptions>(types => Rename(types, others))
            .BuildServiceProvider();
        _serializer = _services.GetRequiredService<Serializer>();
    }

    /// <summary>Of this version.</summary>
    public static OrleansBytes Today() => new();

    /// <summary>Of a version whose types have members that today's do not have, or lack some.</summary>
    public static OrleansBytes Other(params (string Alias, Type Type)[] types) => new(types);

    /// <summary>The message with its type, as where its reader does not expect any particular one.</summary>
    public byte[] Write(object message) => _serializer.SerializeToArray(message);

    public object? Read(byte[] bytes) => _serializer.Deserialize<object>(bytes);

    public void Dispose() => _services.Dispose();

    private static void Rename(TypeManifestOptions types, (string Alias, Type Type)[] others)
    {
        foreach (var (alias, type) in others)
        {
            types.WellKnownTypeAliases.Remove(types.WellKnownTypeAliases.Single(known => known.Value == type).Key);
            types.WellKnownTypeAliases[alias] = type;
        }
    }
}

using Isobar.Adapters.Postgres;
using Isobar.Adapters.Sqlite;
using Isobar.Api.Keys;
using Isobar.Broker;
using Isobar.Silo.Cluster;
using Isobar.Silo.Configuration;
using Isobar.Warehousing;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Isobar.Silo.Hosting;

/// <summary>What keeps a silo from starting, in words for its operator.</summary>
internal static class StartupFaults
{
    // It has no exception of its own for a value that does not fit its type; its message names key and value.
    private const string ConfigurationBinder = "Microsoft.Extensions.Configuration.Binder";

    /// <returns>What is wrong and what to do; null for what nobody foresaw, which then shows its stack.</returns>
    public static string? Explain(Exception failure) => failure switch
    {
        ConfigurationFaultException or DataDirectoryException or ListenRefusedException or ApiKeyFileException
            or ClusterDatabaseException or PostgresSchemaException or WarehouseUnavailableException or BrokerUnavailableException or BrokerResourceNotFoundException => failure.Message,
        OptionsValidationException invalid => string.Join(Environment.NewLine, invalid.Failures),
        InvalidOperationException { Source: ConfigurationBinder } => failure.Message,
        IOException { InnerException: AddressInUseException } => $"{failure.Message} Another program listens there: stop it, or choose another port (--urls http://127.0.0.1:PORT).",
        IOException => failure.Message,
        UnauthorizedAccessException => failure.Message,
        System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.AddressAlreadyInUse } =>
            $"{failure.Message}: another program listens there. Stop it, or choose other ports (--set Cluster:SiloPort=0 --set Cluster:GatewayPort=0).",
        System.Net.Sockets.SocketException => $"{failure.Message}: this machine has no such address, or may not listen there (--urls).",
        Orleans.Runtime.OrleansException => failure.Message,
        AggregateException several => ExplainAll(several),
        _ => null,
    };

    private static string? ExplainAll(AggregateException several)
    {
        var lines = several.InnerExceptions.Select(Explain).ToList();
        return lines.Contains(null) ? null : string.Join(Environment.NewLine, lines);
    }
}

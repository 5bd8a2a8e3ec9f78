using System.Text.Json.Nodes;
using Isobar.Api.Stats;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Dashboard;

namespace Isobar.Silo.Runtime;

/// <summary>
/// Microsoft's dashboard, and the section <c>orleans_dashboard</c> of <c>/v1/stats</c> that tells Isobar's own where it is. It states no scope, so that it needs
/// <c>admin</c> as everything does that states none: a browser gets there on this machine as long as there are no keys, else through a proxy that adds one.
/// </summary>
internal sealed class OrleansDashboardLink : IStatsSection
{
    private const string Path = "/orleans";

    public string Name => "orleans_dashboard";

    public ValueTask<JsonNode> ReadAsync(CancellationToken cancellationToken) => new(JsonValue.Create($"{Path}/"));

    public static void Map(IEndpointRouteBuilder routes) => routes.MapOrleansDashboard(Path).ExcludeFromDescription();
}

internal static class OrleansDashboardServices
{
    public static IServiceCollection AddOrleansDashboardLink(this IServiceCollection services) => services
        .AddSingleton<OrleansDashboardLink>()
        .AddSingleton<IStatsSection>(static provider => provider.GetRequiredService<OrleansDashboardLink>());
}

using System.Diagnostics;
using Isobar.Api;
using Isobar.Broker;
using Isobar.Warehousing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Isobar.Tests.Deploy.Manifests;

/// <summary>The paths that the API answers, as it maps them.</summary>
internal static class ApiPaths
{
    public static HashSet<string> Read()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddIsobarApi(Path.GetTempPath());
        builder.Services.AddSingleton<IGrainFactory>(NotAsked<IGrainFactory>);
        builder.Services.AddSingleton<IWarehouse>(NotAsked<IWarehouse>);
        builder.Services.AddSingleton<IBroker>(NotAsked<IBroker>);
        using var app = (IDisposable)builder.Build();
        var routes = (IEndpointRouteBuilder)app;
        ((WebApplication)app).MapIsobarApi();
        return routes.DataSources.SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(static endpoint => endpoint.RoutePattern.RawText!)
            .ToHashSet(StringComparer.Ordinal);
    }

    // Mapping looks whether they are there, and no request comes.
    private static T NotAsked<T>(IServiceProvider services) => throw new UnreachableException();
}

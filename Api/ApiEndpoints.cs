using Isobar.Api.Dashboard;
using Isobar.Api.DeadLetters;
using Isobar.Api.Events;
using Isobar.Api.Health;
using Isobar.Api.Keys;
using Isobar.Api.Locations;
using Isobar.Api.OpenApi;
using Isobar.Api.Problems;
using Isobar.Api.Query;
using Isobar.Api.Stats;
using Isobar.Api.Stats.History;
using Isobar.Api.Live;
using Isobar.Api.LiveStream;
using Isobar.Api.Telemetry;
using Isobar.Api.Users;
using Microsoft.AspNetCore.Builder;

namespace Isobar.Api;

/// <summary>Lays out the HTTP API, or what of it a process without data answers.</summary>
public static class ApiEndpoints
{
    /// <summary>Adds every call of the API, and what stands before them: counting, errors, keys.</summary>
    public static WebApplication MapIsobarApi(this WebApplication app)
    {
        app.UseMiddleware<CountAnswers>();
        app.UseExceptionHandler(static _ => { });
        app.UseStatusCodePages(StatusProblems.WriteAsync);
        app.UseMiddleware<KeyAuthorization>();
        app.MapEvents();
        app.MapWhereabouts();
        app.MapUsers();
        app.MapLocations();
        app.MapStream();
        app.MapLive();
        app.MapQuery();
        app.MapDeadLetters();
        app.MapKeys();
        app.MapStats();
        app.MapHistory();
        app.MapHealth();
        app.MapMetrics();
        app.MapApiDocument();
        app.MapDashboard();
        return app;
    }

    /// <summary>
    /// Adds what orchestrators and monitoring ask, and nothing else: <c>/healthz</c>, <c>/readyz</c> and <c>/metrics</c>, open to all, because none of them
    /// shows an event. For a process that answers nobody else.
    /// </summary>
    public static WebApplication MapProbes(this WebApplication app)
    {
        app.UseMiddleware<CountAnswers>();
        app.UseExceptionHandler(static _ => { });
        app.UseStatusCodePages(StatusProblems.WriteAsync);
        app.MapHealth();
        app.MapOpenMetrics();
        return app;
    }
}

using Isobar.Api;
using Isobar.Api.Keys;
using Isobar.Silo.CommandLine;
using Isobar.Silo.Configuration;
using Isobar.Silo.Runtime;
using Isobar.Silo.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Isobar.Silo.Hosting;

/// <summary>Builds the silo, runs it until it is told to stop, and turns whatever keeps it from starting into one clear line.</summary>
internal static class SiloHost
{
    /// <returns>The exit code: 0 stopped as told, 1 failed.</returns>
    public static async Task<int> RunAsync(HostSettings settings, TextWriter output, TextWriter errors)
    {
        try
        {
            await using var app = Build(settings);
            await StartAsync(app);
            await Banner.WriteAsync(output, settings, app.Urls);
            await app.WaitForShutdownAsync();
            if (FailedServices.Explain(app.Services) is { Count: > 0 } failures)
            {
                await errors.WriteLineAsync($"isobar: {string.Join(Environment.NewLine, failures)}");
                return 1;
            }

            await output.WriteLineAsync(settings.HasGrains ? "Stopped: everything accepted is stored or safe in the broker." : "Stopped.");
            return 0;
        }
        catch (Exception failure) when (StartupFaults.Explain(failure) is { } lines)
        {
            await errors.WriteLineAsync($"isobar: {lines}");
            return 1;
        }
    }

    // What has started already is stopped in order, and not just disposed of.
    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await StopAsync(app);
            throw;
        }
    }

    private static async Task StopAsync(WebApplication app)
    {
        try
        {
            await app.StopAsync();
        }
        catch (Exception refusal) when (refusal is InvalidOperationException or ArgumentNullException)
        {
            // A host none of whose services could be made, and a silo of Orleans' that did not come to start, refuse to be stopped. Everything else has
            // been stopped, and why the start failed is told.
        }
    }

    private static WebApplication Build(HostSettings settings)
    {
        var configuration = SiloConfiguration.Read(settings);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(configuration);
        builder.Configuration.AddInMemoryCollection(SiloTelemetry.Variables());
        builder.WebHost.UseUrls(settings.Url);
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
        builder.AddSiloLogging();
        builder.AddIsobar(settings, configuration);
        var app = builder.Build();

        // The host would do so too, but only once its services are made, and the first of those to read wrong options would fail.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        if (!settings.HasApi)
        {
            return app.MapProbes();
        }

        ListenGuard.Check(settings.Url.Split(';'), app.Services.GetRequiredService<ApiKeyStore>().HasKeys);
        return app.MapIsobarApi().MapGrainRuntime();
    }
}

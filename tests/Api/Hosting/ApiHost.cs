using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Isobar.Api.Keys;
using Isobar.Broker;
using Isobar.Warehousing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Isobar.Api.Tests.Hosting;

/// <summary>The whole API over fakes of its ports, in memory, at a time that only the test moves.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;

    private ApiHost(WebApplication app, string dataDirectory)
    {
        _app = app;
        DataDirectory = dataDirectory;
        Client = app.Services.GetService<IServer>() is TestServer server
            ? server.CreateClient()
            : new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public string DataDirectory { get; }

    public IServiceProvider Services => _app.Services;

    public FakeBroker Broker => (FakeBroker)Services.GetRequiredService<IBroker>();

    public FakeWarehouse Warehouse => (FakeWarehouse)Services.GetRequiredService<IWarehouse>();

    public FakeGrains Grains => Services.GetRequiredService<FakeGrains>();

    public CommittedRows Rows => Services.GetRequiredService<CommittedRows>();

    public FakeTimeProvider Time => (FakeTimeProvider)Services.GetRequiredService<TimeProvider>();

    public ApiKeyStore Keys => Services.GetRequiredService<ApiKeyStore>();

    /// <param name="configure">Changes the options.</param>
    /// <param name="services">Adds services.</param>
    /// <param name="overNetwork">On the real server and a port of its own, for what the in-memory one does differently.</param>
    public static async Task<ApiHost> StartAsync(
        Action<ApiOptions>? configure = null, Action<IServiceCollection>? services = null, bool overNetwork = false)
    {
        var data = Directory.CreateTempSubdirectory("isobar-api-").FullName;
        var builder = WebApplication.CreateSlimBuilder();
        if (overNetwork)
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        }
        else
        {
            builder.WebHost.UseTestServer();
        }

        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Now));
        builder.Services.AddSingleton<IBroker, FakeBroker>().AddSingleton<IWarehouse, FakeWarehouse>();
        builder.Services.AddSingleton<FakeGrains>().AddSingleton(provider => provider.GetRequiredService<FakeGrains>().Factory);
        builder.Services.AddSingleton<CommittedRows>().AddIsobarApi(data);
        builder.Services.Configure(configure ?? (_ => { }));
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapIsobarApi();
        await app.StartAsync();
        return new ApiHost(app, data);
    }

    public Task<HttpResponseMessage> PostAsync(string path, string body, string type = "application/json") =>
        Client.PostAsync(path, Body.Text(body, type));

    public async Task<JsonNode> GetAsync(string path) => (await Client.GetFromJsonAsync<JsonNode>(path))!;

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(DataDirectory, recursive: true);
    }
}

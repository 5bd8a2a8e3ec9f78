using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Isobar.Tests.Doubles.OpenMeteo;

/// <summary>
/// A stand-in for api.open-meteo.com on this machine: answers <c>/v1/forecast</c> in the real shape, or misbehaves as told. Weather
/// is a plain function of place and time (see <see cref="ForecastDocument"/>), so that a test can tell whose answer is whose.
/// </summary>
public sealed class OpenMeteoDouble : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Queue<Behaviour> _next = [];
    private readonly List<SeenRequest> _seen = [];
    private readonly SemaphoreSlim _arrivals = new(0);
    private readonly TimeProvider _time;

    private OpenMeteoDouble(WebApplication application, TimeProvider time)
    {
        _application = application;
        _time = time;
    }

    public Uri BaseAddress => new(_application.Urls.First());

    /// <summary>How requests are answered when no other behaviour is queued.</summary>
    public Behaviour Otherwise { get; set; } = Behaviours.Weather;

    public int Requests
    {
        get
        {
            lock (_seen)
            {
                return _seen.Count;
            }
        }
    }

    public SeenRequest Last
    {
        get
        {
            lock (_seen)
            {
                return _seen[^1];
            }
        }
    }

    /// <param name="time">What "now" and "today" are.</param>
    public static async Task<OpenMeteoDouble> StartAsync(TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var service = new OpenMeteoDouble(application, time);
        application.MapGet("/v1/forecast", service.AnswerAsync);
        await application.StartAsync();
        return service;
    }

    /// <summary>Queues behaviours for the next requests, one each.</summary>
    public void Next(params ReadOnlySpan<Behaviour> behaviours)
    {
        lock (_next)
        {
            foreach (var behaviour in behaviours)
            {
                _next.Enqueue(behaviour);
            }
        }
    }

    /// <summary>Completes once per request that has arrived.</summary>
    public Task ArrivalAsync() => _arrivals.WaitAsync().WaitAsync(TimeSpan.FromSeconds(30));

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _arrivals.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = new SeenRequest(context.Request);
        lock (_seen)
        {
            _seen.Add(request);
        }

        _arrivals.Release();
        await Take()(context, ForecastDocument.For(request, _time.GetUtcNow()));
    }

    private Behaviour Take()
    {
        lock (_next)
        {
            return _next.TryDequeue(out var behaviour) ? behaviour : Otherwise;
        }
    }
}

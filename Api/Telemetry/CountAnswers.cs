using Microsoft.AspNetCore.Http;

namespace Isobar.Api.Telemetry;

/// <summary>Counts every answer by its status. Comes first, so that it sees what the others make of a request.</summary>
internal sealed class CountAnswers(RequestDelegate next, ApiInstruments instruments)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        instruments.OnAnswered(context.Response.StatusCode);
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Isobar.Tests.Doubles.OpenMeteo;

/// <summary>A request as it came in.</summary>
public sealed class SeenRequest(HttpRequest request)
{
    public string QueryString { get; } = request.QueryString.Value ?? "";

    public string UserAgent { get; } = request.Headers.UserAgent.ToString();

    private readonly IQueryCollection _query = request.Query;

    /// <summary>A parameter's value, or null.</summary>
    public string? this[string parameter] => _query.TryGetValue(parameter, out var value) ? value.ToString() : null;

    public IReadOnlyList<double> Latitudes => Numbers("latitude");

    public IReadOnlyList<double> Longitudes => Numbers("longitude");

    public IReadOnlyList<string> Current => Names("current");

    public IReadOnlyList<string> Hourly => Names("hourly");

    private double[] Numbers(string parameter) =>
        [.. Names(parameter).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    private string[] Names(string parameter) => this[parameter]?.Split(',') ?? [];
}

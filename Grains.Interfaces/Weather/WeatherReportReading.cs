using System.Diagnostics.CodeAnalysis;
using Isobar.Events;

namespace Isobar.Weather;

/// <summary>The outcome of reading one weather report: the report, or what is wrong with it.</summary>
public readonly record struct WeatherReportReading
{
    /// <summary>The report, or null if it is refused.</summary>
    public WeatherReport? Report { get; private init; }

    /// <summary>What is wrong; meaningful only without a report.</summary>
    public EventFault Fault { get; private init; }

    [MemberNotNullWhen(true, nameof(Report))]
    public bool IsValid => Report is not null;

    public static WeatherReportReading Valid(WeatherReport report) => new() { Report = report };

    public static WeatherReportReading Refused(string field, string reason) => new() { Fault = new EventFault(field, reason) };
}

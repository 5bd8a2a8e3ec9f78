using Isobar.Places;
using Isobar.Weather;

namespace Isobar.Tests.Simulation.Ports;

/// <summary>The weather: every cell and slot has its own, and an observation says which one it is of.</summary>
internal sealed class WeatherModel
{
    /// <summary>The source says nothing of use before this.</summary>
    public DateTimeOffset AvailableFrom { get; set; } = DateTimeOffset.MinValue;

    public static WeatherObservation Observe(WeatherQuestion question, DateTimeOffset now) => new()
    {
        Source = Signature(question.Cell, question.Slot),
        ObservedAt = question.IsPresent && question.Slot.Contains(now) ? now : question.Slot.Start,
        TemperatureC = question.Slot.Start.Hour,
    };

    /// <summary>What the observation of a cell and slot is recognised by.</summary>
    public static string Signature(Cell cell, Slot slot) => $"{cell}@{slot}";
}

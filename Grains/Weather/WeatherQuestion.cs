using Isobar.Places;

namespace Isobar.Weather;

/// <summary>The weather at the centre of <paramref name="Cell"/> in <paramref name="Slot"/>.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Slot">The slot.</param>
/// <param name="IsPresent">True if the slot is the present one when asked: the answer is what is measured now; else it is what was, at the slot's start.</param>
public readonly record struct WeatherQuestion(Cell Cell, Slot Slot, bool IsPresent);

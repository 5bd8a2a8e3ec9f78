using System.Text.Json.Serialization;
using Isobar.Api.DeadLetters;
using Isobar.Warehousing;

namespace Isobar.Api.Events;

/// <summary>Where an event is.</summary>
/// <param name="State"><c>stored</c>, <c>dead_letter</c> or <c>unknown</c>.</param>
/// <param name="Row">The row, if stored.</param>
/// <param name="DeadLetter">The dead letter, if that is what became of it.</param>
internal sealed record Whereabouts(
    string State,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EnrichedEvent? Row,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DeadLetterDocument? DeadLetter);

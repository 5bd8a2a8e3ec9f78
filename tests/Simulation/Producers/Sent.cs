using Isobar.Broker;
using Isobar.Events;

namespace Isobar.Tests.Simulation.Producers;

/// <summary>What a producer sends.</summary>
/// <param name="Message">As it goes to the broker.</param>
/// <param name="Event">What it says; null if it says nothing that is an event.</param>
/// <param name="HasId">False if the producer leaves it to the broker's message id to tell it from others.</param>
internal sealed record Sent(OutgoingMessage Message, UserEvent? Event, bool HasId);

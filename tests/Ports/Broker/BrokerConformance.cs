using Isobar.Broker;
using Xunit.Abstractions;

namespace Isobar.Tests.Ports.Broker;

/// <summary>The contract of <see cref="IBroker"/>. Every broker derives from it and passes.</summary>
public abstract partial class BrokerConformance(ITestOutputHelper output) : BrokerTests(output);

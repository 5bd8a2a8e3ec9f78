using Isobar.Tests.Simulation.Audits;
using Isobar.Tests.Simulation.Faults;
using Isobar.Tests.Simulation.Ports;

namespace Isobar.Tests.Simulation.Silos;

/// <summary>What the silos of a run share.</summary>
internal sealed record Outside(
    BrokerModel Broker, WarehouseModel Warehouse, StorageModel Storage, WeatherBudget Weather, Probes Probes, FaultPlan Plan);

using Isobar.Tests.Simulation.Audits;
using Isobar.Tests.Simulation.Faults;
using Isobar.Tests.Simulation.Ports;
using Isobar.Tests.Simulation.Ports.Warehouses;

namespace Isobar.Tests.Simulation.Silos;

/// <summary>What the silos of a run share.</summary>
internal sealed record Outside(
    BrokerModel Broker,
    WarehouseModel Warehouse,
    StorageModel Storage,
    WeatherModel Weather,
    WeatherBudget Budget,
    Probes Probes,
    FaultPlan Plan);

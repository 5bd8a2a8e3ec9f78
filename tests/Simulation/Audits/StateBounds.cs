using Isobar.Events;
using Isobar.Tests.Simulation.Ports;
using Isobar.Tests.Simulation.Silos;
using Isobar.Tests.Simulation.Worlds;
using Isobar.Users;
using Isobar.Weather;
using Orleans.Runtime;

namespace Isobar.Tests.Simulation.Audits;

/// <summary>Watches every write: a state stays as small as its options say.</summary>
internal sealed class StateBounds(World world, SiloSettings settings)
{
    // A key, a fingerprint and a time.
    private const int EntryBytes = RowKey.Size + 16;

    public void Check(GrainId grain, StoredRecord state)
    {
        switch (grain.Type.ToString())
        {
            case "location" when state.Read<LocationState>().Slots.Count is var slots && slots > settings.Weather.SlotsPerCell:
                Find(grain, $"{slots} slots of at most {settings.Weather.SlotsPerCell}");
                break;
            case "user" when state.Read<UserState>().Window.Length / EntryBytes is var keys && keys > settings.Users.WindowCapacity:
                Find(grain, $"{keys} keys of at most {settings.Users.WindowCapacity}");
                break;
        }
    }

    private void Find(GrainId grain, string what) => world.Find(new Finding(Rule.BoundsHold, $"The state of {grain} holds {what}.", grain.ToString()));
}

using Isobar.Tests.Simulation.Ports;
using Isobar.Tests.Simulation.Worlds;
using Isobar.Users;
using Orleans.Runtime;

namespace Isobar.Tests.Simulation.Audits;

/// <summary>
/// Watches every write of a user's two states: profile and horizon move forward only. The older part of the window has a horizon and no profile, which reads as
/// an empty one.
/// </summary>
internal sealed class ProfileHistory(World world)
{
    public void Check(GrainId grain, StoredRecord? before, StoredRecord after)
    {
        if (before is null || grain.Type.ToString() != "user")
        {
            return;
        }

        var (old, next) = (before.Read<UserState>(), after.Read<UserState>());
        if (next.Profile.Events < old.Profile.Events
            || next.Profile.LastSeen < old.Profile.LastSeen
            || next.Profile.FirstSeen > old.Profile.FirstSeen
            || next.Profile.LastLocationAt < old.Profile.LastLocationAt
            || next.Profile.LastWeatherAt < old.Profile.LastWeatherAt
            || next.Horizon < old.Horizon)
        {
            world.Find(new Finding(Rule.ProfilesMoveForward, $"The profile of {grain} went back from {old.Profile}, horizon {old.Horizon:O}, to {next.Profile}, horizon {next.Horizon:O}.", grain.Key.ToString()!));
        }
    }
}

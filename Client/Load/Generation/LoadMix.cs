namespace Isobar.Client.Load.Generation;

/// <summary>What the events of a load are like.</summary>
/// <param name="Users">Distinct users.</param>
/// <param name="Places">Distinct places that they are at.</param>
/// <param name="DuplicateShare">Of all events, how many repeat an earlier one, 0 to 1.</param>
/// <param name="InvalidShare">Of all events, how many the server has to reject, 0 to 1.</param>
internal sealed record LoadMix(int Users, int Places, double DuplicateShare, double InvalidShare);

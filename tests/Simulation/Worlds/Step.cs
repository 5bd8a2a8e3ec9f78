using System.Runtime.InteropServices;

namespace Isobar.Tests.Simulation.Worlds;

/// <summary>Something that could happen next: a turn, a continuation, a timer's tick.</summary>
/// <param name="Process">Whose it is; when the process has ended, the step never happens.</param>
/// <param name="Run">What happens.</param>
/// <param name="State">Handed to <paramref name="Run"/>.</param>
/// <param name="Mark">A number that is equal in every run of a seed, for the trace.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Step(Process Process, Action<Process, object> Run, object State, int Mark);

namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for in records; this framework is too old to have it.</summary>
internal static class IsExternalInit
{
}

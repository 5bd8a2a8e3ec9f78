using System.Reflection;
using Orleans;

namespace Isobar.Tests.Versions.Contract;

/// <summary>Types as the contract names them: by alias, where they have one.</summary>
internal static class TypeNames
{
    public static string? AliasOf(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias;

    public static string Of(Type type)
    {
        if (type.IsArray)
        {
            return Of(type.GetElementType()!) + "[]";
        }

        return type.IsGenericType && !type.IsGenericTypeDefinition
            ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>"
            : AliasOf(type) ?? type.Name;
    }
}

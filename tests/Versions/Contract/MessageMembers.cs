using System.Reflection;
using Orleans;

namespace Isobar.Tests.Versions.Contract;

/// <summary>The members of a message, those of the classes above it first.</summary>
internal static class MessageMembers
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<MessageMember> Of(Type type) =>
        [.. type.BaseType is { } parent && ProductAssemblies.Owns(parent) ? Of(parent) : [], .. DeclaredBy(type)];

    public static IEnumerable<MessageMember> DeclaredBy(Type type) =>
        from member in type.GetMembers(Declared)
        let id = member.GetCustomAttribute<IdAttribute>()
        where id is not null && member is PropertyInfo or FieldInfo
        orderby id.Id
        select new MessageMember(id.Id, member);
}

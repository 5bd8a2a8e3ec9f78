using System.Reflection;
using Orleans;
using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <summary>
/// Finds types in grain signatures, in stored states and among exceptions that Orleans could not carry from one silo to
/// another. Calls here pass references, so nothing else would notice.
/// </summary>
public static class MessageShapes
{
    private const BindingFlags Members =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The problems of an assembly's grain interfaces, grain classes and exceptions, a sentence each; none when all is well.</summary>
    public static IReadOnlyList<string> ProblemsOf(Assembly assembly)
    {
        var walk = new Walk();
        foreach (var type in assembly.GetTypes())
        {
            walk.Enter(type);
        }

        return walk.Problems;
    }

    private sealed class Walk
    {
        private readonly HashSet<Type> _seen = [];

        public List<string> Problems { get; } = [];

        public void Enter(Type type)
        {
            if (type.IsInterface && type.IsAssignableTo(typeof(IGrain)))
            {
                type.GetMethods().ToList().ForEach(method => EnterMethod(type, method));
            }
            else if (type.IsClass && type.IsAssignableTo(typeof(IGrainBase)))
            {
                States(type).ToList().ForEach(state => Check(state, $"a state of {type.Name}"));
            }
            else if (type.IsAssignableTo(typeof(Exception)))
            {
                Check(type, "an exception");
            }
        }

        private void EnterMethod(Type grain, MethodInfo method)
        {
            var place = $"{grain.Name}.{method.Name}";
            Array.ForEach(method.GetParameters(), parameter => Check(parameter.ParameterType, place));
            Array.ForEach(method.ReturnType.GetGenericArguments(), result => Check(result, place));
        }

        private static IEnumerable<Type> States(Type grainClass) =>
            grainClass.GetConstructors()
                .SelectMany(constructor => constructor.GetParameters())
                .Where(parameter => parameter.IsDefined(typeof(PersistentStateAttribute)))
                .Select(parameter => parameter.ParameterType.GetGenericArguments()[0]);

        private void Check(Type type, string place)
        {
            if (!_seen.Add(type) || KnownTypes.IsLeaf(type))
            {
                return;
            }

            if (KnownTypes.ElementsOf(type) is { } elements)
            {
                Array.ForEach(elements, element => Check(element, place));
            }
            else if (type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
            {
                CheckMembers(type);
            }
            else if (!type.IsGenericParameter)
            {
                Problems.Add($"{type.FullName} in {place} has no [GenerateSerializer], and is no type that Orleans knows.");
            }
        }

        private void CheckMembers(Type type)
        {
            foreach (var field in type.GetFields(Members).Where(field => !field.IsDefined(typeof(NonSerializedAttribute))))
            {
                Check(field.FieldType, type.Name);
            }

            if (type.BaseType is { } parent && parent.Assembly == type.Assembly)
            {
                Check(parent, type.Name);
            }
        }
    }
}

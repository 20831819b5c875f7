package org.sise.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.sise.contract.Fault;
import org.sise.contract.Faults;
import org.sise.contract.FieldError;
import org.sise.contract.ProblemType;

/** A parameter that an address does not have, or is given twice: a filter that is misspelt would list what nobody asked for. */
public class Parameters {
    private static final String CONTRACT = "/api/";

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    /** @throws org.sise.contract.Refused with every parameter that is wrong */
    @ServerRequestFilter
    public void check(ResourceInfo resource, UriInfo address) {
        Method method = resource.getResourceMethod();
        if (method == null || !address.getRequestUri().getPath().startsWith(CONTRACT)) {
            return;
        }
        Set<String> names = known.computeIfAbsent(method, Parameters::names);
        Faults faults = new Faults();
        address.getQueryParameters().forEach((name, values) -> {
            if (!names.contains(name)) {
                faults.add(
                        ProblemType.INVALID_REQUEST,
                        FieldError.of(name, Fault.UNKNOWN_PARAMETER)
                                .allowing(names.stream().sorted().toList()));
            } else if (values.size() > 1) {
                faults.add(ProblemType.INVALID_REQUEST, FieldError.of(name, Fault.REPEATED_PARAMETER));
            }
        });
        faults.raise();
    }

    private static Set<String> names(Method method) {
        return Arrays.stream(method.getParameters()).flatMap(Parameters::names).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> names(Parameter parameter) {
        return parameter.isAnnotationPresent(BeanParam.class)
                ? Arrays.stream(parameter.getType().getFields()).flatMap(Parameters::name)
                : name(parameter);
    }

    private static Stream<String> name(AnnotatedElement element) {
        return Stream.ofNullable(element.getAnnotation(QueryParam.class)).map(QueryParam::value);
    }
}

package org.sise.directory;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.sise.core.incident.Unit;
import org.sise.core.plan.Role;

/** Enums as they stand in the database and on the wire: {@code duty_officer}. */
public final class WireNames {
    private WireNames() {}

    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static Role role(String name) {
        return read(Role.class, name);
    }

    private static <E extends Enum<E>> E read(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }

    /** For {@link Role}. */
    @Converter
    public static class OfRole implements AttributeConverter<Role, String> {
        @Override
        public String convertToDatabaseColumn(Role role) {
            return of(role);
        }

        @Override
        public Role convertToEntityAttribute(String name) {
            return role(name);
        }
    }

    /** For {@link Unit.Kind}. */
    @Converter
    public static class OfKind implements AttributeConverter<Unit.Kind, String> {
        @Override
        public String convertToDatabaseColumn(Unit.Kind kind) {
            return of(kind);
        }

        @Override
        public Unit.Kind convertToEntityAttribute(String name) {
            return read(Unit.Kind.class, name);
        }
    }

    /** For {@link Delivery}. */
    @Converter
    public static class OfDelivery implements AttributeConverter<Delivery, String> {
        @Override
        public String convertToDatabaseColumn(Delivery delivery) {
            return of(delivery);
        }

        @Override
        public Delivery convertToEntityAttribute(String name) {
            return read(Delivery.class, name);
        }
    }
}

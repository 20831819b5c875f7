package org.sise.security;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bearer token, known by its hash only. */
@Entity
@Table(name = "token")
public class TokenRow extends PanacheEntityBase {
    @Id
    public UUID id;

    public byte[] hash;
    public String person;
    public String label;
    public Instant created;
    public Instant expires;
    public @Nullable Instant revoked;

    @Column(name = "last_used")
    public @Nullable LocalDate lastUsed;

    boolean isValid(Instant now) {
        return revoked == null && now.isBefore(expires);
    }
}

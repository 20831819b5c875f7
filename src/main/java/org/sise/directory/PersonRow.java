package org.sise.directory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sise.core.plan.Role;

/** A person, or the account of a machine; the code is all that leaves the directory. */
@Entity
@Table(name = "person")
public class PersonRow extends PanacheEntityBase {
    @Id
    public String code;

    public String name;
    public String unit;
    public @Nullable String phone;
    public boolean active;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "person_role", joinColumns = @JoinColumn(name = "person"))
    @Column(name = "role")
    @Convert(converter = WireNames.OfRole.class)
    public Set<Role> roles = EnumSet.noneOf(Role.class);
}

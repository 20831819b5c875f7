package org.sise.directory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Unit;

/** An institution with its names and how it is told. */
@Entity
@Table(name = "unit")
public class UnitRow extends PanacheEntityBase {
    @Id
    public String code;

    @Convert(converter = WireNames.OfKind.class)
    public Unit.Kind kind;

    public String area;

    @Column(name = "functional_superior")
    public @Nullable String functionalSuperior;

    @Column(name = "name_zh")
    public String nameZh;

    @Column(name = "name_en")
    public String nameEn;

    @Convert(converter = WireNames.OfDelivery.class)
    public Delivery delivery;

    @Column(name = "duty_phone")
    public @Nullable String dutyPhone;
}

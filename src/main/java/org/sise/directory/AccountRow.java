package org.sise.directory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A person's log-in by password. */
@Entity
@Table(name = "account")
public class AccountRow extends PanacheEntityBase {
    @Id
    public String login;

    public String person;

    /** In the modular form of bcrypt. */
    @Column(name = "password_hash")
    public String passwordHash;
}

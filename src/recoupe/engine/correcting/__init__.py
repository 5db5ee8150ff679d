"""What a user puts right in a dossier: entities, claims, copies, origins."""

from recoupe.engine.correcting.claiming import claim as claim
from recoupe.engine.correcting.claiming import claims as claims
from recoupe.engine.correcting.naming import entities as entities
from recoupe.engine.correcting.naming import entity as entity
from recoupe.engine.correcting.sourcing import copy as copy
from recoupe.engine.correcting.sourcing import origin as origin

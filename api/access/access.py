"""All of who may come in, for one registry: made from settings and a store, closed by whoever made it."""

from dataclasses import dataclass
from pathlib import Path

from api.access.authentication import Authentication
from api.access.keys import Keyring
from api.access.peppers import peppers_of
from api.access.provider_keys import ProviderKeys
from api.access.tokens import Provider, Tokens, algorithms_of
from api.settings import Settings
from graph.store import Store


@dataclass(frozen=True, slots=True)
class Access:
    """The keys of a registry, and what signs requests in. Lives as long as the app."""

    keyring: Keyring
    authentication: Authentication
    provider_keys: ProviderKeys | None = None

    async def close(self) -> None:
        """End what is under way."""
        await self.keyring.close()
        if self.provider_keys is not None:
            await self.provider_keys.close()


def open_keyring(settings: Settings, store: Store, data_folder: Path | None = None) -> Keyring:
    """The keys of these settings; with a data folder, the embedded registry's, which keeps a pepper of its own.

    CannotStart where the folder does not let it be kept.
    """
    peppers = peppers_of(settings.key_pepper.get_secret_value(), data_folder)
    return Keyring(store, peppers, settings.admin_key.get_secret_value())


def open_access(settings: Settings, store: Store, data_folder: Path | None = None) -> Access:
    """Everything by the settings; nothing is fetched or read yet. The folder is that of ``open_keyring``."""
    keyring = open_keyring(settings, store, data_folder)
    provider = provider_of(settings)
    provider_keys = ProviderKeys(provider.issuer) if provider else None
    tokens = Tokens(provider, provider_keys) if provider and provider_keys else None
    return Access(keyring, Authentication(keyring, tokens, trusted_proxies=settings.trusted_proxies), provider_keys)


def provider_of(settings: Settings) -> Provider | None:
    """The identity provider that the settings name."""
    if settings.oidc_issuer is None or settings.oidc_audience is None:
        return None
    return Provider(
        issuer=settings.oidc_issuer,
        audience=settings.oidc_audience,
        algorithms=algorithms_of(settings.oidc_algorithms),
        role_claim=settings.oidc_role_claim,
        name_claim=settings.oidc_name_claim,
        leeway_seconds=settings.oidc_leeway_seconds,
    )

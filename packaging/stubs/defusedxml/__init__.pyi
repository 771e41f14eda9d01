from .common import DefusedXmlException as DefusedXmlException
